/** Which preprocessing could lie behind published figures. */
package backbeat.published;
